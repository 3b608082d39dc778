"""The pages of the practice Stripe: what a person meets in the browser when they install an app and fetch its key.

`site` finds the page for an address; each other file is one page or a few that belong together. Everything a page
shows passes `markup`, which escapes it. Nothing is remembered here but who has signed in: see `practice/installs`.
"""
