import { fileSubject } from '../storage/support/subject.ts';
import { describeRegistry } from './support/conformance.ts';

describeRegistry('a registry in files', fileSubject);
