/** What is yours in this app: change this file, and nothing else has to be. */

/** The name that merchants know: the same as in stripe-app.json. */
export const APP_NAME = 'Harbour Tickets';

/** Your page about connecting; give profile.toml the same as `help_page`. */
export const HELP_PAGE = 'https://example.com/harbour-tickets/connecting';
