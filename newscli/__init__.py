"""newscli: a command-line inspector for Chinese-language news articles."""

__version__ = "0.1.0"
