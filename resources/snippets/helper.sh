# Ask when your script starts, and again after a 401 from Stripe. Keep the key nowhere, and never put it into an argument.
key=$(rak-desktop key --app '{{app_id}}' --account '{{account_id}}' --mode '{{mode}}') || exit
echo "Connected with the key that ends in $(printf %s "$key" | tail -c 4)"
