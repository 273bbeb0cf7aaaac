"""What the tests need besides Python packages: a browser, Java, Node, and two packages of Node."""
