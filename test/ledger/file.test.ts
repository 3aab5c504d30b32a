import { fileSubject } from '../storage/support/subject.ts';
import { describeLedger } from './support/conformance.ts';

describeLedger('a ledger in a folder', fileSubject);
