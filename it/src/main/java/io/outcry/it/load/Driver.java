package io.outcry.it.load;

import org.HdrHistogram.Histogram;

/** What makes users send. */
interface Driver {

    void start();

    /** A message has arrived for the first time; called on the reader's thread. */
    void arrived(int receiver, long nowNanos);

    /** Returns once nothing more is sent. */
    void stop();

    /** How late messages were sent, measured at their intended times; empty where there are none. */
    Histogram delays();
}
