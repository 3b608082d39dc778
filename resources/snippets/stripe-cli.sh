# The Stripe CLI takes the key from its environment, so it is in no argument and in no file of the CLI.
rak-desktop exec --app '{{app_id}}' --account '{{account_id}}' --mode '{{mode}}' -- stripe balance retrieve
