"""What whoever serves the site needs: headers, recipes for servers, packed copies, and the worker that keeps it offline."""
