package io.outcry.core.feature.register;

/**
 * What users may do with accounts by themselves.
 *
 * @param mayRegister make one, before they log in
 * @param mayChangePassword give their own another password
 * @param mayRemove remove their own
 */
public record RegistrationRules(boolean mayRegister, boolean mayChangePassword, boolean mayRemove) {}
