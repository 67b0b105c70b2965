"""Language packs: one folder a language, the same file names in each."""
