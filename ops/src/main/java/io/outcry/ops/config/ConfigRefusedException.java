package io.outcry.ops.config;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration cannot be used; names everything that is wrong with it at once. */
public final class ConfigRefusedException extends Exception {

    private final transient List<ConfigProblem> problems;

    public ConfigRefusedException(List<ConfigProblem> problems) {
        super(problems.stream().map(ConfigProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<ConfigProblem> problems() {
        return problems;
    }
}
