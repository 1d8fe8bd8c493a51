/** The gates and the policy behind them. */
package io.outcry.core.policy;
