package io.outcry.core.feature;

import io.outcry.core.feature.SelfDescription.Identity;
import java.util.List;
import java.util.Optional;

/** One capability: what it implements, what it announces, and where it acts on a stanza's way. */
public interface Feature {

    /** The documents that this feature implements, the main one first. */
    List<Spec> specs();

    /** What a query of the server's own address shows (XEP-0030). */
    default List<String> disco() {
        return List.of();
    }

    /** Forms that a query of the server's own address shows as well (XEP-0128). */
    default List<SelfDescription.Form> discoForms() {
        return List.of();
    }

    /** Addresses that a query of the server's own address lists (XEP-0030 §4). */
    default List<String> serverItems() {
        return List.of();
    }

    /** What a query of an account's bare address shows. */
    default List<String> accountDisco() {
        return List.of();
    }

    /** What an account is beside an account. */
    default List<Identity> accountIdentities() {
        return List.of();
    }

    /** What can be discovered below an account's address. */
    default Optional<AccountNodes> accountNodes() {
        return Optional.empty();
    }

    /** Steps on the way out of the sender's session, in order. */
    default List<Step> onSend() {
        return List.of();
    }

    /** Steps on the way into the receiver's account, in order. */
    default List<Step> onReceive() {
        return List.of();
    }

    /** Requests to an account that its actor answers from what it knows. */
    default List<AccountRule> accountRules() {
        return List.of();
    }

    default List<IqHandler> iqHandlers() {
        return List.of();
    }
}
