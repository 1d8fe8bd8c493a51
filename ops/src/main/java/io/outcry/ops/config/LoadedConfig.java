package io.outcry.ops.config;

import com.typesafe.config.Config;

/**
 * The configuration of one start.
 *
 * @param outcry what is ours, checked, with every port shifted
 * @param tree everything, Pekko's settings included: what the actor system is started with
 */
public record LoadedConfig(OutcryConfig outcry, Config tree) {}
