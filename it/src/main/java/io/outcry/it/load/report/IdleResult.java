package io.outcry.it.load.report;

import java.util.List;

/**
 * What sessions that do nothing cost.
 *
 * @param answering sessions that still answered at the end
 * @param idleSeconds how long nothing was done
 * @param cpuPercent the server's, of one processor, meanwhile; 0 where its process is not known
 * @param memories of the server, where its process is known
 * @param errors the first of them, in words
 */
public record IdleResult(
        Setup setup,
        LoginResult logins,
        int answering,
        double idleSeconds,
        double cpuPercent,
        List<Memory> memories,
        List<String> errors) {

    /**
     * One measure of the server's memory.
     *
     * @param name {@code resident}: what the process takes; {@code live heap}: what Java's objects take after a full
     *     collection
     * @param bytesBefore without sessions
     * @param bytesAfter with them
     */
    public record Memory(String name, long bytesBefore, long bytesAfter, double bytesPerSession) {

        public static Memory of(String name, long before, long after, int sessions) {
            return new Memory(name, before, after, Figures.ratio(after - before, sessions));
        }
    }

    public IdleResult {
        memories = List.copyOf(memories);
        errors = List.copyOf(errors);
    }

    public boolean isFlawless() {
        return errors.isEmpty() && logins.sessions() == setup.users() && answering == setup.users();
    }
}
