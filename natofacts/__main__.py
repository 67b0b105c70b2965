"""Run the command line, e.g. `python -m natofacts extract communique.txt`."""

from natofacts.start import main

if __name__ == "__main__":
    main()
