/** Invented people of many countries. `name=mail` where the mail spelling can't be derived by dropping accents. */
export const firstNames = list(`
  Ada Adaeze Ahmed Aigerim Aino Akira=akira Alejandro Amara Ana Anaïs André Anh Aoife Ayşe Bjørn Bogdan Camila Chiara
  Chinedu Chloé Daniel Darius Diego Dmytro Eduardo Elif Élodie Emeka Emma Eszter Fatima Felix Fernanda Francesca Freya
  Gabriel Giulia Grace Hana Hannah Haruto Hélène Henrik Hugo Ibrahim Ines Ingrid Isabella Iván Jack Jana João Johan
  José Julia Jürgen Kai Kateryna Katarzyna Kenji Khadija Kofi Kwame Lars Laszlo Léa Leila Liam Lin Linh Lucía Łukasz
  Maarten Magdalena Małgorzata Marek Mariana Mateo Mehmet Mei Milan Minh Mohammed Nadia Naomi Ngozi Nikola Noah Nuria
  Oksana Olivia Omar Oscar Pálma Paolo Pavel Pedro Petra Priya Rafael Rahul Rania Rosa Samuel Sanna Sara Siddharth
  Siobhán Sofía Søren Stefan Sunita Tamás Tanvi Thabo Théo Tomasz Tuğba Ursula Valentina Věra Victor Wanjiru Wei
  Xiomara Yara Yusuf Zanele Zoë Žofia 太郎=taro 花子=hanako 明=ming 지우=jiwoo
`)

export const lastNames = list(`
  Abdullah Achterberg Ackermann Adeyemi Aguilar Ahlström Almeida Alvarez Andersson Asante Bailey Balogun Banerjee
  Barbosa Bauer Beaumont Becker Bergström Bianchi Björklund Boateng Bondarenko Botha Bouchard Brännström Brown Çelik
  Chaudhary Chen Cohen Conti Costa Czarnecki Da~Silva Davies De~Jong Demir Diallo Dlamini Dubois Dvořák Eriksen
  Esposito Farouk Fernández Fischer Fitzgerald Fournier Fuchs García García-López Gauthier Ghosh González Greco
  Grünewald Gunnarsson Gupta Haddad Håkansson Hansen Hernández Hoàng Hoffmann Horváth Huang Hughes Ibarra Iglesias
  Ivanova Jansen Jóhannsdóttir Johnson Jovanović Kamau Kapoor Karlsson Kaya Keller Khan Kim Kovács Kowalska Kowalski
  Krawczyk Kumar Lambert Larsen Laurent Le Lefèvre Lindqvist Lopes Mäkinen Malik Marković Martínez Mbeki Mehta Mendes
  Meyer Molnár Moreau Moreno Mukherjee Müller Murphy Mwangi Nakamura Naumann Ndiaye Nguyễn Nielsen Novák Nowak
  O’Brien O’Connor Okafor Okonkwo Oliveira Olsen Özdemir Papadopoulos Park Patel Pedersen Peeters Pereira Petrov Pham
  Popescu Quinn Ramírez Rao Reyes Ricci Rossi Rousseau Ruiz Saarinen Sánchez Santos Sato Schäfer Schneider Schröder
  Schwarz Sharma Shevchenko Silva Singh Smith Sørensen Stoica Suárez Suzuki Svensson Szabó Tanaka Taylor Thapa Torres
  Tremblay Trần Van~den~Berg Van~Dijk Vargas Vasić Virtanen Von~Hagen Wagner Walker Wang Weiß Williams Wójcik Yamamoto
  Yılmaz Zając Zhang Zimmermann Zulu 山田=yamada 佐藤=sato 李=li 김=kim
`)

/** A name as people write it and as it stands in an address. */
export interface Name {
  readonly text: string
  readonly mail: string
}

function list(text: string): readonly Name[] {
  return text
    .trim()
    .split(/\s+/)
    .map((item) => {
      const [shown = '', mail] = item.replaceAll('~', ' ').split('=')
      return { text: shown, mail: mail ?? toMail(shown) }
    })
}

/** Lower case without accents; letters that carry no separable accent are spelled out. */
function toMail(text: string): string {
  const special: Readonly<Record<string, string>> = {
    ø: 'o',
    ł: 'l',
    ß: 'ss',
    æ: 'ae',
    đ: 'd',
    ı: 'i',
  }
  return text
    .toLowerCase()
    .replace(/[øłßæđı]/g, (letter) => special[letter] ?? letter)
    .normalize('NFD')
    .replace(/[^a-z-]/g, '')
}
