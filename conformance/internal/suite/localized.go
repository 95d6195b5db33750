package suite

// Localized is text in every language of the book, by the code of the language: the book prints it.
type Localized map[string]string
