import { type AddressInfo, createServer, type Socket } from 'node:net'

/** A mail server on loopback without TLS: keeps what it is handed. `refuse` answers a command, by its first word. */
export async function startSmtpReceiver() {
  const mails: { from: string; to: string[]; data: string }[] = []
  const commands: string[] = []
  const refuse = new Map<string, string>()
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
    serve(socket, { mails, commands, refuse })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    mails,
    commands,
    refuse,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

interface Book {
  readonly mails: { from: string; to: string[]; data: string }[]
  readonly commands: string[]
  readonly refuse: ReadonlyMap<string, string>
}

function serve(socket: Socket, { mails, commands, refuse }: Book): void {
  let mail = { from: '', to: [] as string[], data: '' }
  let isData = false
  let pending = ''
  const answer = (line: string) => socket.write(`${line}\r\n`)

  const onData = (line: string) => {
    isData = line !== '.'
    if (isData) {
      mail.data += `${line}\n`
      return
    }
    mails.push(mail)
    mail = { from: '', to: [], data: '' }
    answer('250 kept')
  }

  const onCommand = (line: string): void => {
    commands.push(line)
    const word = line.split(/[ :]/)[0]?.toUpperCase() ?? ''
    const address = /<(.*?)>/.exec(line)?.[1] ?? ''
    const refusal = refuse.get(word)
    if (refusal !== undefined) {
      answer(refusal)
      return
    }
    if (word === 'QUIT') {
      socket.end('221 bye\r\n')
      return
    }
    if (word === 'MAIL') mail.from = address
    if (word === 'RCPT') mail.to.push(address)
    isData = word === 'DATA'
    answer(isData ? '354 go on' : '250 fine')
  }

  answer('220 receiver.example.test')
  socket.on('data', (chunk) => {
    const lines = (pending + chunk.toString()).split('\r\n')
    pending = lines.pop() ?? ''
    for (const line of lines) isData ? onData(line) : onCommand(line)
  })
}
