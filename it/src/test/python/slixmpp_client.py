"""slixmpp as a user runs it, told what to do by JSON lines on standard input.

Each line is one order; each thing that happens is one JSON line on standard output.
"""

import asyncio
import json
import ssl
import sys

import slixmpp

ORDERS_LIMIT = 1 << 16


def tell(event, **facts):
    print(json.dumps({"event": event, **facts}), flush=True)


class Client(slixmpp.ClientXMPP):
    def __init__(self, order):
        super().__init__(order["jid"], order["password"])
        if resource := order.get("resource"):
            self.requested_jid.resource = resource
        self.order = order
        self.auto_authorize = None
        self.auto_subscribe = False
        # Whom the certificate belongs to is not what the tests are about.
        self.ssl_context.check_hostname = False
        self.ssl_context.verify_mode = ssl.CERT_NONE
        self.register_plugin("xep_0030")
        self.register_plugin("xep_0191")
        self.register_plugin("xep_0199")
        self.register_plugin("xep_0203")
        self.register_plugin("xep_0280")
        if order.get("reconnect"):
            self.add_event_handler("disconnected", lambda _: self.loop.call_later(0.2, self.start))
        if order.get("resume"):
            self.register_plugin("xep_0198")
        if order.get("avatars"):
            self.register_plugin("xep_0115")
            self.register_plugin("xep_0163")
            self.register_plugin("xep_0084")
            self.add_event_handler("avatar_metadata_publish", self.on_avatar)
        self.log_in_without_channel_binding(order.get("mechanism", "SCRAM-SHA-256"))
        for event in ("session_start", "session_resumed", "failed_all_auth", "sm_enabled", "disconnected"):
            self.add_event_handler(event, lambda _, name=event: self.happened(name))
        self.add_event_handler("message", self.on_message)
        self.add_event_handler("message_error", lambda error: tell("message_error", why=error["error"]["condition"]))
        for event in ("carbon_sent", "carbon_received"):
            self.add_event_handler(event, lambda copy, name=event: self.on_copy(name, copy))
        for event in ("presence_available", "presence_unavailable", "presence_subscribe", "presence_subscribed"):
            self.add_event_handler(event, lambda presence, name=event: tell(name, sender=str(presence["from"])))
        self.add_event_handler("roster_update", lambda _: self.tell_roster())

    def log_in_without_channel_binding(self, mechanism):
        # slixmpp 1.8 knows tls-unique alone, which TLS 1.3 does not have, and takes it whatever the server offers.
        login = self["feature_mechanisms"]
        login.use_mech = mechanism
        credentials = login.sasl_callback
        login.sasl_callback = lambda required, optional: {**credentials(required, optional), "channel_binding": None}

    def start(self):
        self.connect((self.order["host"], int(self.order["port"])), use_ssl=self.order["transport"] == "DIRECT_TLS")

    def happened(self, name):
        mechanism = self["feature_mechanisms"].mech
        tell(name, mechanism=mechanism.name if mechanism else "", jid=str(self.boundjid))

    def on_message(self, message):
        delay = message["delay"]["stamp"] if message.get_plugin("delay", check=True) else None
        tell("message", sender=str(message["from"]), body=message["body"], stamp=delay.isoformat() if delay else "")

    def on_copy(self, name, copy):
        message = copy[name]
        tell(name, sender=str(message["from"]), body=message["body"])

    def on_avatar(self, message):
        item = message["pubsub_event"]["items"]["item"]
        tell("avatar", sender=str(message["from"]), id=item["id"])

    def tell_roster(self, event="roster"):
        items = sorted(f"{jid}={self.client_roster[jid]['subscription']}" for jid in self.client_roster.keys())
        tell(event, items=" ".join(items))

    async def obey(self, order):
        match order["do"]:
            case "available":
                self.send_presence()
            case "chat":
                self.send_message(mto=order["to"], mbody=order["body"], mtype="chat")
            case "presence":
                self.send_presence(pto=order["to"], ptype=order["type"])
            case "roster":
                await self.get_roster()
            case "list":
                self.tell_roster("listed")
            case "add":
                await self.update_roster(order["to"], name=order["name"])
                tell("added")
            case "remove":
                await self.del_roster_item_now(order["to"])
                tell("removed")
            case "roster-again":
                # What slixmpp knows of the roster, it tells with its version; where nothing is new the answer is empty.
                request = self.make_iq_get()
                request["roster"]["ver"] = self.client_roster.version
                answer = await request.send()
                whole = answer.xml.find("{jabber:iq:roster}query") is not None
                tell("roster-again", whole=str(whole), version=self.client_roster.version)
            case "carbons":
                await self["xep_0280"].enable()
                tell("carbons")
            case "block":
                await self["xep_0191"].block(slixmpp.JID(order["whom"]))
                tell("blocked", whom=await self.blocked())
            case "unblock":
                await self["xep_0191"].unblock(slixmpp.JID(order["whom"]))
                tell("unblocked", whom=await self.blocked())
            case "ping":
                await self["xep_0199"].ping(order["to"], timeout=10)
                tell("pong")
            case "cut":
                self.transport.abort()
                await self.wait_until("disconnected", 10)
                self.start()
            case "publish avatar":
                picture = order["picture"].encode()
                avatars = self["xep_0084"]
                await avatars.publish_avatar(picture)
                await avatars.publish_avatar_metadata(
                    [{"id": avatars.generate_id(picture), "type": "image/png", "bytes": str(len(picture))}])
            case "fetch avatar":
                result = await self["xep_0084"].retrieve_avatar(order["of"], order["id"])
                picture = result["pubsub"]["items"]["item"]["avatar_data"]["value"]
                tell("fetched", picture=picture.decode())
            case "quit":
                self.disconnect()

    async def blocked(self):
        answer = await self["xep_0191"].get_blocked()
        return " ".join(sorted(str(jid) for jid in answer["blocklist"]["items"]))

    async def del_roster_item_now(self, jid):
        iq = self.make_iq_set()
        iq["roster"]["items"] = {jid: {"subscription": "remove"}}
        await iq.send()


async def main():
    reader = asyncio.StreamReader(limit=ORDERS_LIMIT)
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    client = Client(json.loads(await reader.readline()))
    client.start()
    while line := await reader.readline():
        try:
            await client.obey(json.loads(line))
        except Exception as error:  # pylint: disable=broad-except
            tell("failed", order=line.decode(), error=repr(error))
    client.abort()


asyncio.run(main())
