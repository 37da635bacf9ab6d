"""One subcommand a file; joins the stages and asks for the time, once."""
