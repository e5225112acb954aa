"""The engine of Bo kvar: routines as data, proved complete, walked one answer at a time.

Start with ``model`` (what a routine is made of), ``narrowing`` (what answers leave open) and
``planning`` (the steps of a case). ``bridge`` is the door for the browser, ``cli`` the one for people.
"""
