"""The project's commands. Data goes to standard output, everything said to people goes to standard error."""
