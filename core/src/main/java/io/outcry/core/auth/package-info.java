/** Accounts and SASL exchanges as pure steps (RFC 6120 §6, RFC 5802). */
package io.outcry.core.auth;
