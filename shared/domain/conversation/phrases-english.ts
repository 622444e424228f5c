export { indonesian as english } from '#domain/conversation/phrases-indonesian.ts';
