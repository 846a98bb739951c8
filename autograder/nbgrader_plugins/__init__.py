"""The classes that nbgrader_config.py names: with them nbgrader's own commands grade, release and collect our way."""
