package io.outcry.ops.metrics;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.OperatingSystemMXBean;
import io.outcry.core.meter.Meter;
import io.outcry.core.meter.Metric;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** What the Java runtime says of itself. */
public final class JavaRuntime {

    private JavaRuntime() {}

    public static void watch(Meter meter) {
        var runtime = ManagementFactory.getRuntimeMXBean();
        var memory = ManagementFactory.getMemoryMXBean();
        var threads = ManagementFactory.getThreadMXBean();
        meter.watch(Metric.UPTIME, "", () -> TimeUnit.MILLISECONDS.toNanos(runtime.getUptime()));
        meter.watch(Metric.HEAP_USED, "", () -> memory.getHeapMemoryUsage().getUsed());
        meter.watch(Metric.HEAP_MAX, "", () -> memory.getHeapMemoryUsage().getMax());
        meter.watch(Metric.THREADS, "", threads::getThreadCount);
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            meter.watch(Metric.CPU_TIME, "", system::getProcessCpuTime);
        }
        listenToCollectors(meter);
    }

    private static void listenToCollectors(Meter meter) {
        for (var collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (collector instanceof NotificationEmitter emitter) {
                emitter.addNotificationListener((notification, _) -> collected(meter, notification), null, null);
            }
        }
    }

    private static void collected(Meter meter, Notification notification) {
        if (notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)
                && notification.getUserData() instanceof CompositeData data) {
            var collection = GarbageCollectionNotificationInfo.from(data);
            var took = collection.getGcInfo().getDuration();
            meter.record(Metric.GC_TIME, collection.getGcName(), TimeUnit.MILLISECONDS.toNanos(took));
        }
    }
}
