import type { Cue } from '#domain/intent/cue.ts';
import { indonesianDeleteData } from '#domain/intent/lexicon-delete-data.ts';

/** Indonesian words and phrases, separated by `|`; spelling variants stand beside each other. */
export const indonesianCues: readonly (readonly [Cue, string])[] = [
  [
    'book',
    `memesan|memesankan|dipesankan|mendaftar|mendaftarkan|menjadwalkan|membooking|ngebook|ngebooking|booking|buking|boking|bking|bookingin|bokingin|dibooking|dibookingin|dibookingkan|dipesenin|dipesan|dipesen|dicatetin|dicatat|disiapin|diamanin|bookingkan|pesen|pesan|pesenin|pesankan|mesen|mesan|pesanin
    |reservasi|reservasiin|direservasi|daftar|daftarin|didaftarin|ndaftar|ambil jadwal|ambil slot|ambil kelas|ambil yang
    |bikin janji|buat janji|bikin jadwal|jadwalin|jadwalkan|dijadwalin|dijadwalkan|bukuin|bukukan|janjian|catet|catat|catetin|catatin|masukin|daftarkan
    |tolong jadwalkan|ambil|amankan|keep|keepin|amanin|amankan|siapin|sediain|sisain|simpenin|simpan|booked|bookan|booking slot|booking kelas|booking jadwal|booking sesi`,
  ],
  [
    'want',
    `hendak|mau|mw|mo|maw|mauu|pengen|pengin|pgn|pingin|kepengen|pgen|ingin|butuh|perlu|mohon|mhn|minta|mnta|tolong|tlg|tlong|tolongin|latihan|pilates
    |pilatesan|dateng|datang|ikut|ikutan|kelas|coba|nyoba|hadir`,
  ],
  [
    'ask',
    `bisa ga|bisa gak|bisa nggak|bisa ngga|bisa engga|bisa enggak|bisa tidak|bisa g|bisa gk|bs ga|bs gak|bs g|bs gk|bs ngga|bs nggak|bisa kah|bisakah|bsa ga
    |boleh ga|boleh gak|boleh nggak|boleh ngga|blh ga|blh gak|bolehkah|kosong ga|kosong gak|kosong ngga|kosong nggak|kosong tidak
    |available ga|tersedia ga|tersedia gak|msh ada|masih ada|masi ada|ada yang kosong
    |ada slot|ada jadwal|ada tempat|ada yang|ada yg|ada kelas|ada sesi|masih kosong|masih bisa|masih available|full ga|full gak|penuh ga|penuh gak|udah penuh belum|udah full belum|penuh nggak|full nggak|full ngga
    |ada ga|ada gak|ada nggak|ada ngga|ada tidak|adakah|available gak|available nggak|cek|check|ngecek|cekin|lihat|liat|mau tanya|mau nanya|menanyakan|bertanya|nanya|tanya|gimana kalau|gimana kalo|gmn kalo|gmn klo|ada yg kosong|kosongnya`,
  ],
  [
    'ask-when',
    `kapan|kpn|jam berapa|jam brp|jm brp|jam brapa|jam berapa aja|jam brp aja|jam berapa saja|hari apa|hari apa aja|hari apa saja|apa aja|apa saja|jam kosong|jadwal kosong|slot kosong|jam apa aja|pukul berapa`,
  ],
  ['open', 'kosong|ksong|available|avail|avaliable|tersedia|free|freenya|lowong'],
  ['slot', 'aya|ada|slot|slotnya|jadwal|jadwalnya|tempat|space'],
  ['can', 'iso|isa|isok|bisa|bs|bsa|biza|bisaa|boleh|blh|bole|dapet|dapat'],
  [
    'cancel',
    `membatalkan|batalin|batalkan|btalin|cancel|cancelin|cancelkan|cansel|kensel|kencel|cncl|hapus|hapusin|hapuskan|ilangin|hilangkan|hapus booking|hapus jadwal|hapusin jadwal|hapusin booking`,
  ],
  [
    'cant-come',
    `ga bisa dateng|ga bisa datang|gabisa dateng|gabisa datang|gak bisa dateng|gak bisa datang|ga bs dateng|gbs dateng|gbs datang|nggak bisa datang|nggak bisa dateng|tidak bisa datang|tdk bisa datang|ngga bisa dateng|ngga bisa datang|ga bisa hadir|gak bisa hadir|tidak bisa hadir|nggak bisa hadir|ga bisa ikut|gak bisa ikut|gabisa ikut|nggak bisa ikut|gak bs dateng|ga jadi dateng|gak jadi dateng|ga jadi datang|gajadi dateng|gajadi datang|nggak jadi datang|tidak jadi datang|gak jadi ikut|ga jadi ikut|gajadi ikut|ga bisa dtg|gabisa dtg|gak bisa dtg|gbs dtg|ga jadi ikut|gabisa hadir|gabisa latihan|ga bisa latihan|gak bisa latihan|tidak bisa ikut|ngga bisa ikut|ga dateng|gak dateng|ga dtg|gak dtg|nggak dateng|tidak datang|gabisa kesana|ga bisa kesana|ga bisa ke sana|gabisa masuk|ga bisa masuk|batal dateng|batal datang|batal ikut`,
  ],
  ['did-cancel', 'batal|btal|dibatalin|dibatalkan|dicancel'],
  [
    'give-up',
    `gajadi|gakjadi|gjd|ga jadi|gak jadi|ga jd|gak jd|g jd|g jadi|nggak jadi|ngga jadi|engga jadi|enggak jadi|tidak jadi|tdk jadi|tdk jd|gk jadi|gk jd|ngga jd|nggak jd|batal aja deh`,
  ],
  [
    'undo',
    `ga jadi batal|gak jadi batal|gajadi batal|ga jd batal|gak jd batal|nggak jadi batal|ngga jadi batal|tidak jadi batal|ga jadi cancel|gak jadi cancel|gajadi cancel|nggak jadi cancel|ngga jadi cancel|ga jd cancel|gak jd cancel|gak jadi dibatalin|ga jadi dibatalin|balikin lagi|dibalikin lagi|balikin|dibalikin|balikan|kembalikan|dikembalikan|pulihkan|dipulihkan|ga jadi batalin|gak jadi batalin|gajadi batalin`,
  ],
  [
    'keep-time',
    'jangan dipindah|jangan dipindahin|jangan pindahin|ga usah dipindah|gak usah dipindah',
  ],
  [
    'keep',
    `jangan dibatalin|jangan batalin|jangan dicancel|jangan cancel|jgn dibatalin|jgn cancel|jgn dicancel|jgn batalin|jangan dibatalkan|ga usah dibatalin|gak usah dibatalin|ga usah cancel|gak usah cancel|jangan dihapus|jangan sampe batal|jangan sampai batal|jgn sampe batal|jangan batal`,
  ],
  [
    'move',
    `memindahkan|menggeser|mengubah|mengganti|merubah|pindah|pindahin|pindahkan|jadiin|jadikan|dijadiin|dijadikan|dipindah|dipindahin|dipindahkan|pndah|pndahin|geser|geserin|digeser|ganti|gnti|gantiin|diganti|ganti jam|ganti hari|ganti jadwal|gnti jam|gnti hari|gnti jadwal|ubah|ubahin|diubah|ubah jam|ubah jadwal|rubah|reschedule|resched|reskedul|reskejul|rescedule|reschedul|rescheduling|direschedule|re-schedule|rejadwal|jadwal ulang|tuker|tukar|tukerin|dituker|ditukar|dituker jadwal|tukeran|tuker jam|pindah jam|pindah hari|pindah jadwal|pindahin jadwal|geser jam`,
  ],
  [
    'move-later',
    'menunda|tunda|ditunda|tundain|memundurkan|mundur|mundurin|mundurkan|dimundurin|dimundurkan|undur|undurin|diundur|diundurin|undurkan|mundurkan jadwal|undur jadwal',
  ],
  ['move-earlier', 'memajukan|maju|majuin|majukan|dimajuin|dimajukan|diajukan|majuin jadwal'],
  ['later', 'lebih siang|lebih sore|lebih malam|agak mundur|lebih lambat|lebih telat'],
  ['earlier', 'lebih pagi|lebih awal|lebih cepat|lebih cepet|agak maju'],
  [
    'list',
    `jam berapa ya tadi|jam berapa tadi|tadi jam berapa|hari apa tadi|tadi hari apa|td jam berapa|jam brp tadi|tadi jam brp|jadwal saya|jadwal aku|jadwal ku|jadwalku|jadwal gue|jadwal gw|booking saya|booking aku|bookingan saya|bookingan aku|bookinganku|bookingan ku|bookingku|bookingan gue|sesi saya|sesi aku|sesiku|kelas saya|kelas aku|kelasku|list booking|daftar booking|daftar jadwal|cek booking|cek jadwal saya|cek jadwal aku|liat booking|lihat booking|liat jadwalku|reservasi saya|reservasi aku|punya booking|ada booking|punya jadwal|booking atas nama saya|masih ada booking|aku ada booking|saya ada booking|punya bookingan|udah kebooking|sudah kebooking|udah terdaftar|cek bookingan|jadi kan|jd kan|jadi kan ya`,
  ],
  [
    'session',
    'sesi|sesinya|booking an|bookingan|bookingannya|bookingnya|janjiku|janji saya|reservasinya|kelasnya',
  ],
  ['mine', 'ku|punyaku|punya aku|punya saya|milik saya'],
  [
    'yes',
    `nggih|inggih|njih|muhun|sumuhun|yo wis|yowis|kuwi wae|iya|iy|iyaa|ya|yaa|y|yoi|yap|yup|oke|ok|okee|okeh|okay|oki|okey|sip|siip|siap|siapp|betul|btul|bener|benar|gas|gass|gaskeun|lanjut|lanjutkan|lanjutin|setuju|fix|deal|ya jadi|iya jadi|ya boleh|iya boleh|boleh deh|boleh banget|boleh boleh|oke boleh|cocok|mantap|mantep|yuk|ayo|bungkus|acc|cakep|kece|mantul|asik|asyik|joss|jos|top|ciamik|oke punya|aku aja|saya aja|gue aja|gw aja|aku aja dulu|saya aja dulu|gue aja dulu|sendiri aja|sepakat|monggo|itu aja|itu saja|itu deh|itu boleh|ya udah itu|yaudah itu|ya udah yang itu|yaudah yang itu|yaudah yg itu|ya udah itu aja|yaudah itu aja|yang itu aja|yg itu aja|ye|yee|iya bener|iya betul`,
  ],
  ['become', 'jadi|jd|jdi'],
  [
    'no',
    'ora|ndak|teu|henteu|tidak|tdk|ngga|nggak|engga|enggak|gak|ga|gk|g|gx|ngg|ngk|nda|ndak|tak|kagak|kaga|belum|blm|blom|skip|ogah',
  ],
  [
    'never-mind',
    `ga usah|gak usah|gausah|nggak usah|ngga usah|tidak usah|tdk usah|gk usah|lupain|lupakan|abaikan|biarin|ntar aja|nanti aja|nanti dulu|ntar dulu|lain kali|lain kali aja|kapan kapan|kapan2 aja|kapan2|pikir2 dulu|mikir2 dulu|mikir2|pikir2|pikir dulu|pikir pikir dulu|mikir dulu|tar dulu|udah deh ga usah|ga jadi nanya|gak jadi nanya|ga jadi pindah|gak jadi pindah|gajadi pindah|ga jadi reschedule|gak jadi reschedule|ga jadi booking|gak jadi booking|gajadi booking|ga jadi pesan|gak jadi pesan|nggak jadi pindah|nggak jadi booking`,
  ],
  [
    'greeting',
    'halo|hallo|hai|oi|oii|oy|woi|woy|hoi|hoy|haii|hei|helo|alo|p|permisi|punten|misi|selamat pagi|selamat siang|selamat sore|selamat malam|slmt pagi|met pagi|met siang|met sore|met malam|assalamu|apa kabar|pa kabar',
  ],
  [
    'salam',
    'assalamualaikum|asalamualaikum|assalamualaikum wr wb|ass wr wb|asslm|askum|samlekum|assalamu alaikum|assalam',
  ],
  [
    'thanks',
    'sama2|sama sama|makasih|makasi|mksh|mksih|mks|terima kasih|terimakasih|trima kasih|trims|trimakasih|tks|thx|tengkyu|tengkiu|makaci|mkasih|suwun|nuhun|hatur nuhun|matur nuwun|tq|ty',
  ],
  [
    'see-you',
    'jangan lupa|jgn lupa|jangan lupa ya|sampai ketemu|sampe ketemu|sampai jumpa|sampe jumpa|ketemu besok|ketemu nanti',
  ],
  [
    'bot',
    'bot|robot|chatbot|pake ai|pakai ai|ini ai|kamu ai|ini siapa|siapa ini|kamu siapa|lu siapa|lo siapa|ini manusia|kamu manusia|manusia apa bot|bot apa manusia|orang apa bot|bot apa orang|orang atau bot|bot atau orang|orang beneran',
  ],
  [
    'human',
    'ngomong sama orang|bicara sama orang|chat sama orang|sama orang|orang asli|manusia|bicara dengan admin|ngomong sama admin|ngobrol sama admin|mau ngomong sama admin|hubungi admin|admin asli|sama admin|cs|customer service|bukan bot|bukan robot|ownernya|pemilik|sama owner|telepon|telpon|hubungi owner|orangnya',
  ],
  ['delete-data', indonesianDeleteData],
  [
    'hours',
    'jam buka|buka jam|jam operasional|buka sampai|buka sampe|tutup jam|jam tutup|buka ga|buka gak|buka nggak|buka hari|buka|tutup|libur|tutup ga|libur ga|libur gak|buka tidak|operasional',
  ],
  [
    'price',
    'harga|harganya|hrg|hrga|tarif|tarifnya|biaya|biayanya|berapaan|brapaan|berapa duit|berapa harganya|brp harganya|pricelist|price list|murah|mahal',
  ],
  [
    'payment',
    'uang|uangnya|duitnya|bayar|bayarnya|promo|diskon|paket|trial|bayarnya gimana|transfer|membership|member',
  ],
  [
    'place',
    'alamat|alamatnya|lokasi|lokasinya|di mana|dimana|dmn|dmna|mana lokasinya|maps|map|parkir|parkirnya|parkiran|arah',
  ],
  [
    'duration',
    'berapa lama|brp lama|brapa lama|lamanya berapa|durasi|durasinya|durasinya berapa|selesai jam berapa|selesainya jam berapa|kelar jam berapa|kelarnya jam berapa|beres jam berapa',
  ],
  [
    'equipment',
    'bawa apa|perlu bawa|harus bawa|pakai apa|pake apa|pake baju|baju apa|kaos kaki|handuk|matras|matnya|bawa matras|bawa handuk|disediain|disediakan|perlengkapan|sepatu',
  ],
  [
    'studio-question',
    'instruktur|instrukturnya|pelatih|coach|gurunya|guru|reformer|alatnya|pemula|hamil|ibu hamil|kapasitas|berapa orang|privat|private|mandi|loker|shower|wifi|aman|cocok untuk|syarat|usia|umur',
  ],
  ['late', 'telat|terlambat'],
  ['under-way', 'otw|macet|kejebak macet|bentar lagi sampe|bentar lagi sampai'],
  ['arrives', 'sampe|nyampe|sampai'],
  [
    'all',
    'semua|semuanya|smua|smuanya|seluruhnya|seluruh|semua booking|semua jadwal|semua sesi|dua duanya|duaduanya|dua 2 nya|dua dua nya|dua duanya|keduanya|ketiganya',
  ],
  ['which', 'yang mana|yg mana|mana aja'],
  [
    'whichever',
    'terserah|terserah aja|bebas|apa aja boleh|jam berapa aja boleh|yang mana aja|kapan aja boleh|kapan aja bisa',
  ],
  ['not', 'bukan|bkn|jangan|jgn|selain|kecuali|asal jangan|asal bukan|bukannya'],
  [
    'blocked',
    `gabisa|gbisa|gbs|gabs|gak bisa|ga bisa|gk bisa|g bisa|ga bs|gak bs|gk bs|g bs|nggak bisa|ngga bisa|engga bisa|enggak bisa|tidak bisa|tdk bisa|tdk bs|ngga bs|nggak bs|terlalu pagi|terlalu siang|terlalu sore|terlalu malam|terlalu malem|terlalu cepat|kepagian|kesiangan|kesorean|kemaleman|kemalaman|sibuk|ada acara|ada urusan|ada meeting|berhalangan|ga available|gak available|ga kosong|bentrok|ga cocok|gak cocok|kurang cocok|ga sempet|gak sempet|ga sempat|ga keburu|lembur|kejauhan|ga memungkinkan`,
  ],
  ['full', 'penuh|pnuh|full|keisi|terisi|udah diambil|sudah diambil'],
  [
    'correction',
    'eh|ehh|eeh|salah|slh|salah ketik|typo|maksudnya|maksud saya|maksud aku|maksudku|mksdnya|mksd|maksud|ralat|koreksi|eh salah|eh maaf|eh sorry|ganti deh|eh ganti|salah maksudnya|eh tunggu|tunggu|bentar|sori|sorry maksudnya|maaf maksudnya|maaf salah|harusnya|seharusnya|yang bener|yg bener',
  ],
  ['to', 'ke|k|jadi ke|menjadi|jd ke|jadinya'],
  ['but', 'tapi|tp|tapii|tetapi|namun|melainkan'],
  ['from', 'dari|dr|dri'],
  [
    'and',
    'dan|sama|ama|trus|terus|lalu|plus|serta|sekalian|sekalian juga|dan juga|tambah|tambahin|nambah|ditambah|juga|jg|satu lagi|satu lg|sm',
  ],
  ['or', 'atau|ato|atw'],
  [
    'else',
    'kalau nggak|kalo nggak|kalo ngga|kalau tidak|kalo engga|kalo enggak|kalo gak|kalo ga|klo ga|klo gak|klo ngga|kl ga|jika tidak|kalau enggak|kalau gak|kalau ga',
  ],
  ['forgot', 'lupa|kelupaan|lali'],
  ['other-service', 'yoga|zumba|gym|tinju|muaythai|pijat|spa|facial|renang|creambath'],
  ['almost', 'hampir|hampir aja|hampir saja|nyaris'],
  ['stays', 'tetap|tetep|ttp|ttep'],
  ['instead', 'mending|mendingan|lebih baik|baiknya'],
  ['just', 'wae|aja|aj|ae|saja|ajah'],
  ['for', 'buat|utk|untuk|bwt|tuk|atas nama|a n'],
  [
    'every',
    'setiap|tiap|tiap2|tiap minggu|setiap minggu|rutin|berturut turut|berturut2|berurutan|berturutan|rutinan',
  ],
  [
    'maybe',
    'gatau|ga tau|gak tau|nggak tau|ngga tau|bingung|ragu|galau|belum yakin|blm yakin|sebaiknya|haruskah|apa harus|perlukah|apa perlu|menurut kakak|menurut kamu|menurutmu|mnrt kakak|gimana menurut|mungkin|mgkn|takut|takutnya|tadinya|niatnya|kepikiran|rencananya|belum pasti|blm pasti|belum tau|masih mikir',
  ],
  [
    'other-matter',
    'shift malem|shift malam|shift pagi|shift siang|shift sore|dinas|piket|ojek|gocar|gojek|grabcar|taksi|tiket|hotel|villa|restoran|hujan|ujan|cuaca|pesawat|deadline|rapat|meeting|ultah|ulang tahun|nikahan|kondangan|nonton|film|kereta|ujian|kuliah|dokter|arisan|pesta|konser|makan malam',
  ],
  [
    'if',
    'kalau|kalo|klo|kl|klw|kalu|misal|misalnya|misalkan|seandainya|andai|jika|apabila|seumpama|umpama|kalaupun',
  ],
  [
    'because',
    'soalnya|soale|soalnya aku|karena|krn|karna|gara gara|gara2|sebab|berhubung|secara aku',
  ],
  ['together', 'bareng|barengan|bersama'],
  ['hearsay', 'katanya|denger denger|kata orang'],
  ['past', 'udah|sudah|udh|uda|sdh|udahan|tadi|barusan|semalam|semalem'],
  [
    'past-time',
    'minggu lalu|kemarin lusa|kemaren lusa|bulan lalu|tahun lalu|pernah|dulu pernah|waktu itu|dulunya|biasanya dulu',
  ],
  [
    'how',
    'gimana cara|gimana caranya|bagaimana cara|gmn cara|gmn caranya|cara|caranya|bagaimana caranya',
  ],
  ['who', 'siapa|siapa aja|siapa saja|sapa|sapa aja|siapa lagi'],
  ['whether', 'apa bisa|apakah bisa|apakah boleh|apa boleh'],
  ['policy', 'pembatalan|kebijakan|aturan|peraturan|refund|hangus|h-1|dp|denda'],
  [
    'other-person',
    'dia|doi|beliau|temen|teman|temenku|temanku|tmn|temen aku|temen saya|teman saya|teman aku|sahabat|suami|suamiku|istri|istriku|mama|mamaku|ibu saya|ibuku|papa|ayah|adik|adikku|adek|adekku|kakakku|kakak saya|kakak aku|saudara|sodara|sepupu|pacar|pacarku|anak saya|anakku|tante|bos|bosku|rekan|tetangga|mertua|nyokap|bokap|cici saya',
  ],
  [
    'not-own',
    'booking lo|booking lu|booking kamu|bookingan lo|bookingan kamu|ini owner|saya owner|aku owner|gue owner|ini pemilik|saya pemilik|ini admin|saya admin|ini ownernya|saya ownernya|orang lain|milik orang lain|punya orang lain|klien lain|customer lain|pelanggan lain|semua orang|semua klien|semua pelanggan|semua customer',
  ],
  ['off-topic', 'terjemahkan|terjemahin|pura pura|puisi|pantun|cerpen|resep|lagu|pr matematika'],
  ['me', 'saya|aku|gue|gw|gua|ak|sy|sya|q|aq|akunya'],
  [
    'another',
    'lain|lainnya|yang lain|yg lain|opsi lain|jam lain|hari lain|pilihan lain|alternatif|ada lagi',
  ],
  ['more', 'lagi|lg'],
  ['last', 'terakhir|paling akhir|yang akhir|paling malam|paling malem|paling sore'],
  [
    'earliest',
    'paling awal|paling pagi|paling cepat|paling cepet|paling dulu|terdekat|paling deket|paling dekat|paling duluan|berikutnya|yang berikutnya|selanjutnya',
  ],
  [
    'vocative',
    `kak|ka|kaka|kakak|kk|min|mimin|admin|mas|mz|mbak|mba|mb|bang|bg|bng|bu|ibu|pak|bapak|gan|agan|sis|sist|say|sayang|bro|om|tan|dok|cik|ci|ce|qaqa|beb|bos|bestie|guys|gaes|teh|neng|kakk|kaak`,
  ],
  [
    'filler',
    `kalau gitu|kalo gitu|kl gitu|klo gitu|kalau begitu|kalo begitu|kalau begini|cuma bisa|cuman bisa|hanya bisa|bisanya|bisanya cuma|bila berkenan|jika berkenan|kalau berkenan|berkenan|bila diperkenankan|jika diperkenankan|diperkenankan|bila memungkinkan|jika memungkinkan|kalau memungkinkan|kalau tidak merepotkan|kiranya|sudilah|sebelumnya|ding|dink|nah|sendiri|sndiri|deng|woi|woy|heh|gpp|gapapa|gapapa ya|ga papa|nggak papa|titik|titik dua|e|nelfon|nelpon|td|pgn|kalau ada|kalo ada|klo ada|kl ada|kalau bisa|kalo bisa|klo bisa|kl bisa|kalau boleh|kalo boleh|klo boleh|apa|apakah|dong|donk|dund|sih|si|deh|dh|dah|dach|nih|ni|kok|lah|la|kan|loh|lho|lo|toh|kah|pun|mah|atuh|euy|nya|tuh|tu|gitu|gt|gini|kayak|kaya|kyk|yah|yaudah|yauda|yowes|yasudah|ya udah|ya sudah|baik|baiklah|nah|oh|ooh|ohh|hmm|hm|hmmm|hehe|hehehe|haha|hahaha|wkwk|wkwkwk|wk|hihi|xixi|anu|em|um|ah|aduh|duh|waduh|yah|ih|wah|wow
    |dikit|sedikit|di|pada|dalam|jam|jm|pukul|hari|hri|tanggal|tgl|waktu|pas|pada hari|oleh|yang|yg|nang|ini|itu|tersebut|tsb|adalah|ialah|akan|bakal|mah|banget|bgt|bngt|sekali|skali|sangat|cuma|cuman|hanya|doang|langsung|lgsg|lsg|segera|dulu|dlu|dl|bener bener|emang|memang|mmg|supaya|biar|agar|jadinya|makanya|sedangkan|dengan|dgn|dg|secara|antara|sekitar|kira kira|kira2|lebih|kurang|paling|punya|ada di|kita|kami|kamu|km|anda|nama|bantu|bantuin|bantuannya|infonya|info|silakan|silahkan|makanya|maaf|maap|mohon maaf|sori|ganggu|numpang|terkait|tentang|soal|mengenai|perihal|rencana|kayaknya|sepertinya|keknya|kayanya|barangkali|cepet|cepat|pokoknya|intinya|misi|aman|nunggu|tunggu ya|ditunggu|kabarin|kabari|sehat|pulang|kerja|kantor|kantoran|habis|abis|setelah|sebelum|nanti|ntar|nti|nnt|nt|skrg|sekarang|skg|skrang|skr|baru|satunya|yang itu|lagi dong|wib|wita|wit|anter|jemput|bawa|aja ya|olahraga|badan|pegel|sakit|capek|semangat|seru|senang|seneng|suka|bagus|keren|oiya|oya|oia|btw|fyi|bego|goblok|tolol|anjir|anjay|anjing|bangsat|kampret|sialan|brengsek|gila|parah|payah|amat|bilang|botnya|robot|bot|lemot|lelet|woy|istirahat|urgent|penting|mendadak|dadakan|sebentar`,
  ],
];
