package io.jacquard.commons.identity;

/**
 * What a bearer token says.
 *
 * @param session id of the sign-in that the token belongs to; empty when it names none
 * @param generation the user's generation when the token was made; a rename, a sign-out of all
 *     sessions or a deletion leaves older generations dead
 */
public record Identity(Caller caller, String session, long generation) {}
