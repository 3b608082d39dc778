# Ask when your script starts, and again after a 401 from Stripe. Keep the key nowhere, and never put it into an argument.
$request = @{ version = 1; app_id = '{{app_id}}'; account_id = '{{account_id}}'; mode = '{{mode}}' } | ConvertTo-Json
$answer = $request | rak-desktop credential get
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
$key = ($answer | ConvertFrom-Json).api_key
Write-Output "Connected with the key that ends in $($key.Substring($key.Length - 4))"
