"""Pictures that teach, drawn with the page's own inks so that they follow theme, brand, contrast and text size."""
