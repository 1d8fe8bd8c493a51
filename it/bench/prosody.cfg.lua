-- Prosody as it is compared with Outcry: every capability that Outcry has is on, nothing is throttled, nothing is tuned
-- down. it/bench/server puts the folder and the ports in.
run_as_root = true
pidfile = "@FOLDER@/prosody.pid"
data_path = "@FOLDER@/data"
certificates = "@FOLDER@"
log = { warn = "@FOLDER@/prosody.log" }

interfaces = { "127.0.0.1" }
c2s_ports = { @PORT@ }
c2s_direct_tls_ports = { @TLS_PORT@ }
s2s_ports = {}
ssl = { key = "@FOLDER@/server.key", certificate = "@FOLDER@/server.crt" }

-- STARTTLS is on offer and the loads with TLS use it; not to require it lets loads without TLS use the same port.
c2s_require_encryption = false

-- The default, SCRAM-SHA-1.
authentication = "internal_hashed"
storage = "internal"
network_backend = "epoll"

modules_enabled = {
  "blocklist", "carbons", "csi_simple", "disco", "offline", "ping", "posix", "register", "roster", "saslauth", "smacks",
  "tls",
}
modules_disabled = { "s2s" }

VirtualHost "load.example"
