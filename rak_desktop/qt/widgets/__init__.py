"""The pieces that windows are made of, one idea each. They paint values and report what was pressed."""
