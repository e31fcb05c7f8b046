"""The desk in the browser: pages made on the server, that work without scripts."""
