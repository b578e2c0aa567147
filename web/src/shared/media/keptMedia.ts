/**
 * The cache of the browser in which the worker keeps what was seen, with the id of whom it belongs to
 * behind it. The page makes it and deletes it; where there is none the worker keeps nothing.
 */
export const KEPT_MEDIA = 'martlet-media-';
