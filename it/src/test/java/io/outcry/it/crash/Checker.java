package io.outcry.it.crash;

import io.outcry.it.crash.Fault.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Holds what devices sent, were acknowledged and heard against each other and against the archives. */
final class Checker {

    private final List<Testimony> devices;
    private final Map<String, Archive> archives;
    private final List<Fault> faults = new ArrayList<>();
    private long again;
    private long late;
    private long missed;

    private Checker(List<Testimony> devices, Map<String, Archive> archives) {
        this.devices = devices;
        this.archives = archives;
    }

    /** @param archives of all accounts, by the bare address */
    static Verdict judge(List<Testimony> devices, Map<String, Archive> archives) {
        return new Checker(devices, archives).judge();
    }

    /** What was acknowledged to its speaker and did not reach any device of its receiver. */
    static List<Said> unheard(List<Testimony> devices) {
        var heardBy = new HashMap<String, Set<Said>>();
        for (var device : devices) {
            var all = heardBy.computeIfAbsent(device.to().heardOf(device.account()), _ -> new HashSet<>());
            device.heard().forEach(heard -> all.add(heard.said()));
        }
        return devices.stream()
                .flatMap(device -> device.acknowledged().stream()
                        .filter(said -> !heardBy.getOrDefault(device.to().address(), Set.of())
                                .contains(said)))
                .toList();
    }

    private Verdict judge() {
        for (var device : devices) {
            checkArchives(device);
            device.heard().stream()
                    .collect(Collectors.groupingBy(Heard::session))
                    .forEach((session, heard) ->
                            checkSession(session, heard, archive(device.to().heardOf(device.account()))));
            if (device.to().isRoom()) {
                countMissed(device, archive(device.to().address()));
            }
            checkNames(device);
        }
        unheard(devices).forEach(said -> fault(Kind.UNHEARD, said.text()));
        return new Verdict(
                devices.stream()
                        .mapToLong(device -> device.acknowledged().size())
                        .sum(),
                devices.stream().mapToLong(Testimony::refused).sum(),
                devices.stream().mapToLong(device -> device.heard().size()).sum(),
                again,
                late,
                missed,
                devices.stream().mapToLong(Testimony::sessions).sum(),
                devices.stream().mapToLong(Testimony::resumptions).sum(),
                faults);
    }

    /** What a device said is with both sides: all that was acknowledged, nothing twice, and in its order. */
    private void checkArchives(Testimony device) {
        if (!device.to().isSomebody()) {
            return;
        }
        for (var owner : device.to().archives(device.account())) {
            var numbers = archive(owner).numbersOf(device.device());
            var known = new HashSet<Long>();
            var highest = 0L;
            for (var number : numbers) {
                var what = new Said(device.device(), number).text() + " in the archive of " + owner;
                if (!known.add(number)) {
                    fault(Kind.DOUBLED, what);
                } else if (number < highest) {
                    fault(Kind.OUT_OF_ORDER, what + " behind " + highest);
                }
                highest = Math.max(highest, number);
            }
            device.acknowledged().stream()
                    .filter(said -> !known.contains(said.number()))
                    .forEach(said -> fault(Kind.LOST, said.text() + " from the archive of " + owner));
        }
    }

    /**
     * A session hears what the archive has, once and in the archive's order; but what was on its way to another client, which
     * died, comes when that is known.
     */
    private void checkSession(String session, List<Heard> all, Archive archive) {
        var places = archive.places();
        var last = -1;
        var known = new HashSet<String>();
        for (var heard : all) {
            var place = places.getOrDefault(heard.id(), -1);
            var what = heard.said().text() + " in session " + session + ", id " + heard.id();
            if (place < 0 || !archive.lines().get(place).said().equals(heard.said())) {
                fault(Kind.LOST, what + ", from the archive of who heard it");
            } else if (!known.add(heard.id())) {
                fault(Kind.DOUBLED, what);
            } else if (place < last && heard.isLate()) {
                late++;
            } else if (place < last) {
                fault(Kind.OUT_OF_ORDER, what + " behind " + archive.lines().get(last));
            }
            last = Math.max(last, place);
        }
    }

    /** What sessions did not hear of what was said in their room between the first and the last that they heard. */
    private void countMissed(Testimony device, Archive archive) {
        var places = archive.places();
        device.heard().stream()
                .collect(Collectors.groupingBy(Heard::life))
                .values()
                .forEach(all -> {
                    var heard = all.stream()
                            .map(one -> places.getOrDefault(one.id(), -1))
                            .filter(place -> place >= 0)
                            .collect(Collectors.toCollection(TreeSet::new));
                    missed += heard.isEmpty() ? 0 : heard.last() - heard.first() + 1 - heard.size();
                });
    }

    private void checkNames(Testimony device) {
        var names = new HashMap<Said, String>();
        for (var heard : device.heard()) {
            Optional.ofNullable(names.putIfAbsent(heard.said(), heard.id())).ifPresent(before -> {
                again++;
                if (!before.equals(heard.id())) {
                    fault(Kind.RENAMED, heard.said().text() + " was " + before + ", is " + heard.id());
                }
            });
        }
    }

    private Archive archive(String owner) {
        return Optional.ofNullable(archives.get(owner)).orElseThrow();
    }

    private void fault(Kind kind, String what) {
        faults.add(new Fault(kind, what));
    }
}
