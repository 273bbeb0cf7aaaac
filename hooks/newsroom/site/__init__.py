"""The pages and files a collection becomes, for any builder to write."""
