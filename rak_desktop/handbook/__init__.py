"""What is written for people to read beside the program, made from the program's own tables."""
