"""What people see: JupyterLab with nbgrader's pages, in a real browser."""
