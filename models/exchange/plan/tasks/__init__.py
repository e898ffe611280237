"""Where the outline of a plan meets the ledger file: taken in, compared, revised.

``taking_in`` makes tasks of a confirmed outline, ``revision`` compares a new one with the tasks
held, ``revising`` carries out what was accepted, ``own_corrections`` reads the office's words.
"""
