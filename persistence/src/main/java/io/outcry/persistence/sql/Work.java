package io.outcry.persistence.sql;

import io.r2dbc.spi.Connection;
import reactor.core.publisher.Mono;

/** What to do with a connection. Its answer is one value, never none. */
@FunctionalInterface
public interface Work<T> {

    Mono<T> on(Connection connection);
}
