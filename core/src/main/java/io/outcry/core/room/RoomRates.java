package io.outcry.core.room;

/**
 * How often something may happen in one room.
 *
 * @param occupant what one person sends to a room or its occupants, under all nicknames; moderators as often as they like
 * @param room what the room passes on to everybody inside
 * @param joins sessions that come in; those of owners and admins always do
 * @param registrations requests to register that owners are asked about
 */
public record RoomRates(Rate occupant, Rate room, Rate joins, Rate registrations) {}
