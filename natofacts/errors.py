"""The whole tree of errors that natofacts raises.

    NatofactsError
    ├── ReadError        an input could not be read
    ├── PackError        a language pack or a lexicon is wrong (names file and line)
    ├── RuleError        a rule is declared wrongly, or asked for by a name that is unknown
    ├── WhereError       a filter expression is wrong
    ├── WriteError       an output could not be written
    └── WorkerError      a worker process, or a cluster, was lost

A message says where, what was found and what would do. The library never prints and never exits.
"""


class NatofactsError(Exception):
    """Root of all errors of this package; its text fits one line."""


class ReadError(NatofactsError):
    """An input could not be read."""


class PackError(NatofactsError):
    """A language pack or a lexicon is wrong."""


class RuleError(NatofactsError):
    """A rule is declared wrongly, or asked for by a name that is unknown."""


class WhereError(NatofactsError):
    """A filter expression is wrong."""


class WriteError(NatofactsError):
    """An output could not be written."""


class WorkerError(NatofactsError):
    """A worker process, or a cluster, was lost."""
