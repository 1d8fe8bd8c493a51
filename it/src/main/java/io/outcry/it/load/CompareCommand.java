package io.outcry.it.load;

import io.outcry.it.load.report.ChatResult;
import io.outcry.it.load.report.Comparison;
import io.outcry.it.load.report.JsonFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code outcry load compare}. */
@Command(
        name = "compare",
        header = "Print a table (Markdown) of several results of ./outcry load chat.",
        description = "One row for each label: the medians of its results. it/bench/compare makes such results.")
final class CompareCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Results, written by --json.")
    private List<Path> files = List.of();

    @Override
    public Integer call() throws IOException {
        var results = new ArrayList<ChatResult>();
        for (var file : files) {
            results.add(JsonFile.readChat(file));
        }
        spec.commandLine().getOut().println(Comparison.table(results));
        return LoadCommand.DONE;
    }
}
