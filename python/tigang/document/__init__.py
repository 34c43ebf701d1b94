"""The words that everything else speaks: what a document holds, what can be put in, how it is to change."""
