"""Words: what a text is made of before anything in it is understood: signs, words, sentences, lexicons, numerals."""
