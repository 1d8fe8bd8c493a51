package io.outcry.core;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What is done with several stages at once. */
public final class Stages {

    private Stages() {}

    /** Their results in their order, once all are there; fails where one of them does. */
    public static <T> CompletionStage<List<T>> all(List<? extends CompletionStage<T>> stages) {
        var futures = stages.stream().map(CompletionStage::toCompletableFuture).toList();
        return CompletableFuture.allOf(futures.toArray(CompletableFuture<?>[]::new))
                .thenApply(_ -> futures.stream().map(CompletableFuture::join).toList());
    }
}
