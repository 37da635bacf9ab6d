"""Owns how common a word is in English (through wordfreq); must not know what it is used for."""

from functools import cache


@cache
def zipf(word: str) -> float:
    """Zipf frequency of a word in English: 'the' 7.7, 'blood' 5.1, 'pernicious' 2.9, unknown 0 (wordfreq)."""
    from wordfreq import zipf_frequency

    return float(zipf_frequency(word, "en", wordlist="small"))
