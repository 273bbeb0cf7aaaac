"""What an office runs besides the build: each command writes files or letters, never the site."""
