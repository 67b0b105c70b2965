"""natofacts beside other tools: `python -m benchmarks` measures, `python -m benchmarks.profile` tells where time goes.

    texts      the documents, their gold, and texts made to grow
    catalogue  the tools, what each claims to read, and what it needs
    install    each tool in a virtual environment of its own
    run        a worker process per tool: rows, seconds, memory
    score      rows against the gold
    startup    how long a command takes to begin
    report     Markdown tables, and their place in the README

`peers/` runs inside the environments of the tools: it imports nothing of the above and stays readable by Python 3.9.
"""
