import os, socket, sys, threading

def down(relayed):
    while True:
        data = relayed.recv(262144)
        if not data:
            return
        while data:
            data = data[os.write(1, data):]

def up(relayed):
    try:
        while True:
            data = os.read(0, 262144)
            if not data:
                break
            relayed.sendall(data)
        relayed.shutdown(socket.SHUT_WR)
    except OSError:
        pass

try:
    if sys.argv[1] == "unix":
        relayed = socket.socket(socket.AF_UNIX)
        relayed.connect(sys.argv[2])
    else:
        relayed = socket.create_connection((sys.argv[2], int(sys.argv[3])), 10)
        relayed.settimeout(None)
        relayed.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
except OSError as e:
    sys.exit(str(e))
thread = threading.Thread(target=up, args=(relayed,))
thread.daemon = True
thread.start()
try:
    down(relayed)
except OSError:
    pass
os._exit(0)
