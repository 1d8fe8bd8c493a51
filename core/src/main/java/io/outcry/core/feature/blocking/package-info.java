/** Nothing comes from, and nothing goes to, whom an account blocks (XEP-0191). */
package io.outcry.core.feature.blocking;
