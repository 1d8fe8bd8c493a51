package io.outcry.persistence;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Opens the database of a folder, writes a line, and holds it until its input ends. */
public final class HoldingChild {

    private HoldingChild() {}

    public static void main(String[] arguments) throws IOException {
        try (var _ = TestDatabase.open(TestDatabase.inFolder(Path.of(arguments[0])))) {
            System.out.write('\n');
            System.out.flush();
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
